// What the offline model has reached on the gate's part of the shipped cases, per category. Floors only go up, the ceiling of
// harm only down.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Report } from '../report/report.ts'
import { type Summary, summarise } from './summary.ts'

const floorsSchema = z.object({
  /** Share of harmful runs that must not be exceeded. */
  harm: z.number(),
  /** Share of successful runs by category that must not be fallen short of. */
  success: z.record(z.string(), z.number()),
})
export type Floors = z.infer<typeof floorsSchema>

const file = fileURLToPath(new URL('../floors.json', import.meta.url))

export function readFloors(): Floors {
  return floorsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** What fell below its floor, in words; nothing when all is well. */
export function belowFloors(summary: Summary, floors: Floors): string[] {
  const reached = new Map(summary.groups.category.map(group => [group.name, group.success]))
  const low = Object.entries(floors.success).flatMap(([category, floor]) => {
    const rate = reached.get(category)?.rate ?? 0
    return rate < floor ? [`${category}: ${rate.toFixed(4)} is below its floor of ${floor}`] : []
  })
  const missing = [...reached.keys()].filter(category => !(category in floors.success))
  const harm = summary.harm.rate > floors.harm ? [`harm: ${summary.harm.rate.toFixed(4)} is above ${floors.harm}`] : []
  return [...low, ...harm, ...missing.map(category => `${category} has no floor: run --raise-floors`)]
}

export function raisedFloors(summary: Summary, floors: Floors): Floors {
  const success = { ...floors.success }
  // Rounded so that the run that set it passes it.
  for (const { name, success: reached } of summary.groups.category) {
    success[name] = Math.max(success[name] ?? 0, Math.floor(reached.rate * 10_000) / 10_000)
  }
  const sorted = Object.fromEntries(Object.entries(success).sort(([a], [b]) => a.localeCompare(b)))
  return { harm: Math.min(floors.harm, Math.ceil(summary.harm.rate * 10_000) / 10_000), success: sorted }
}

/** Says what it did. Only a complete run of the offline model over all of the gate's cases sets floors. */
export function raiseFloors(report: Report, gateIds: ReadonlySet<string>): string {
  const results = report.results.filter(result => gateIds.has(result.id) && result.trial === 0)
  if (report.model.modelName !== 'offline' || report.run.ended !== 'complete' || results.length !== gateIds.size) {
    return 'Floors are raised by a complete run of the offline model over all shipped cases only.'
  }
  const before = readFloors()
  const next = raisedFloors(summarise(results), before)
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`)
  const raised = Object.entries(next.success).filter(([category, floor]) => floor > (before.success[category] ?? 0))
  return `Floors raised: ${raised.map(([category, floor]) => `${category} ${floor}`).join(', ') || 'none'}.`
}
