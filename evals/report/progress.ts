// The progress of a run: a bar with the time left on a terminal, plain lines elsewhere.

export interface Progress {
  done(passed: boolean | undefined): void
  wait(reason: string, ms: number): void
  end(): void
}

interface Output {
  isTTY?: boolean
  write(text: string): unknown
}

const barWidth = 24
const plainEveryMs = 10_000

export function createProgress(total: number, output: Output, now: () => number = () => performance.now()): Progress {
  const started = now()
  let count = 0
  let passed = 0
  let lost = 0
  let lastPlain = started
  const line = () => {
    const left = count === 0 ? undefined : ((now() - started) / count) * (total - count)
    const eta = left === undefined ? '' : `, ${duration(left)} left`
    const scored = count - lost
    const rate = scored === 0 ? '' : `, ${Math.round((100 * passed) / scored)} % passed`
    return `${count}/${total}${rate}${lost > 0 ? `, ${lost} not run` : ''}${eta}`
  }
  const draw = (note = '') => {
    if (output.isTTY) {
      const full = total === 0 ? barWidth : Math.round((barWidth * count) / total)
      output.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${line()}${note}`)
      return
    }
    if (note === '' && now() - lastPlain < plainEveryMs && count < total) return
    lastPlain = now()
    output.write(`${line()}${note}\n`)
  }
  return {
    done(result) {
      count += 1
      if (result === undefined) lost += 1
      else if (result) passed += 1
      draw()
    },
    wait: (reason, ms) => draw(` (${reason}, waiting ${duration(ms)})`),
    end: () => void (output.isTTY && output.write('\n')),
  }
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
