// Builds widget/dist: widget.js (one script tag), its languages, page.js and the demo page's files beside it.
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type InlineConfig, type LibraryFormats, type UserConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Each script is a program of its own, without imports: one build per script. */
function script(name: string, entry: string, format: LibraryFormats): UserConfig {
  return {
    root: path('.'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: path('dist'),
      emptyOutDir: false,
      target: 'es2022',
      // All of them know light-dark(): its replacement would be twice as long.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      modulePreload: false,
      lib: { entry: path(entry), formats: [format], name: 'orbitcrm', fileName: () => `${name}.js` },
    },
  }
}

const others: InlineConfig[] = [
  script('page', 'page/page.ts', 'iife'),
  ...['de', 'fr', 'it', 'pt'].map(language => script(`words-${language}`, `src/words/${language}.ts`, 'es')),
]

export default defineConfig({
  ...script('widget', 'src/widget.ts', 'iife'),
  publicDir: path('page/static'),
  plugins: [
    {
      name: 'other-scripts',
      async closeBundle() {
        for (const config of others) await build({ ...config, configFile: false })
      },
    },
  ],
})
