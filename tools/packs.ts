// Packs: groups of tools that an organization switches on and off, with what a model is told while they are on.

export const packNames = ['scheduling', 'invoicing', 'reporting'] as const
export type Pack = (typeof packNames)[number]

interface PackText {
  /** What it is for, as it completes "… (bookings)". */
  about: string
  /** Rules for the model, one line each. */
  guidance: string[]
}

export const packs: Record<Pack, PackText> = {
  scheduling: {
    about: 'bookings and appointments',
    guidance: ['A booking is cancelled, not deleted, unless deleting is asked for.'],
  },
  invoicing: {
    about: 'invoices and payments',
    guidance: ["Drafts and cancelled invoices don't count as invoiced; overdue means sent and past due."],
  },
  reporting: {
    about: 'sales reports',
    guidance: ['A sales report is show_report; single sums of invoices are sum_invoices.'],
  },
}

/** Whether a tool is there for an organization with these packs. */
export function isEnabled(tool: { pack?: Pack }, enabled: readonly string[]): boolean {
  return tool.pack === undefined || enabled.includes(tool.pack)
}

export function packsOff(enabled: readonly string[]): Pack[] {
  return packNames.filter(pack => !enabled.includes(pack))
}
