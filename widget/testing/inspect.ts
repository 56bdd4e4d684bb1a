// What can be measured of a drawn widget: contrast of every text, size of every target, and whether anything sticks out.
import type { Page } from 'playwright-core'

export interface Inspection {
  /** Texts whose contrast to what is behind them is below 4.5. */
  faint: string[]
  /** Buttons and links-like targets lower or narrower than 36 pixels. */
  small: string[]
  /** Pixels by which something is wider than the window. */
  overflow: number
  texts: number
}

export function inspect(page: Page): Promise<Inspection> {
  return page.evaluate(() => {
    const root = document.querySelector('orbit-chat')?.shadowRoot ?? document
    const elements = [...root.querySelectorAll<HTMLElement>('*')].filter(element =>
      element.checkVisibility({ opacityProperty: false }),
    )
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })

    /** Any CSS colour as red, green, blue, alpha, 0 to 1. */
    function rgba(color: string): [number, number, number, number] {
      if (!canvas) return [0, 0, 0, 0]
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
      return [red / 255, green / 255, blue / 255, alpha / 255]
    }

    function behind(element: Element | null): [number, number, number, number] {
      for (let at: Node | null = element; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
        if (!(at instanceof Element)) continue
        const color = rgba(getComputedStyle(at).backgroundColor)
        if (color[3] > 0.99) return color
      }
      return rgba(matchMedia('(prefers-color-scheme: dark)').matches ? '#15171c' : '#fff')
    }

    function luminance([red, green, blue]: number[]): number {
      const linear = (part = 0) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    const ownText = (element: Element) =>
      [...element.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent?.trim())
        .join('')
    const visibleTexts = elements.filter(
      element => ownText(element) && !element.closest('.unseen, :disabled') && element.getClientRects().length > 0,
    )
    const faint = visibleTexts.flatMap(element => {
      const [lighter = 0, darker = 0] = [rgba(getComputedStyle(element).color), behind(element)]
        .map(luminance)
        .sort((a, b) => b - a)
      const contrast = (lighter + 0.05) / (darker + 0.05)
      return contrast < 4.5 ? [`${contrast.toFixed(2)} ${ownText(element)}`] : []
    })
    const small = elements.flatMap(element => {
      if (!element.matches('button, input, textarea, summary')) return []
      const { width, height } = element.getBoundingClientRect()
      return width < 36 || height < 36
        ? [`${Math.round(width)}x${Math.round(height)} ${element.textContent || element.tagName}`]
        : []
    })
    return { faint, small, overflow: document.documentElement.scrollWidth - innerWidth, texts: visibleTexts.length }
  })
}
