// Builds widget/dist: widget.js (one script tag), its languages, page.js and the demo page's files beside it.
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type LibraryFormats, type Plugin, type UserConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Each script is a program of its own, without imports: one build per script. */
function script(name: string, entry: string, format: LibraryFormats): UserConfig {
  return {
    root: path('.'),
    publicDir: false,
    logLevel: 'warn',
    plugins: format === 'iife' ? [ascii()] : [],
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

/** A classic script is read in the host page's encoding, whatever that is: ours holds nothing but ASCII. */
function ascii(): Plugin {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return {
    name: 'orbit-ascii',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[\u0080-\uffff]/g, escaped)
    },
  }
}

/** Builds what belongs beside widget.js, wherever that is built to. */
function others(): Plugin {
  const configs = [
    script('page', 'page/page.ts', 'iife'),
    script('more', 'src/more/more.ts', 'es'),
    script('documents', 'src/documents/documents.ts', 'es'),
    ...['de', 'fr', 'it', 'pt'].map(language => script(`words-${language}`, `src/words/${language}.ts`, 'es')),
  ]
  let outDir = ''
  return {
    name: 'orbit-other-scripts',
    configResolved: config => {
      outDir = config.build.outDir
    },
    async closeBundle() {
      for (const config of configs) await build({ ...config, configFile: false, build: { ...config.build, outDir } })
    },
  }
}

const widget = script('widget', 'src/widget.ts', 'iife')

export default defineConfig({
  ...widget,
  build: { ...widget.build, emptyOutDir: true },
  publicDir: path('page/static'),
  plugins: [...(widget.plugins ?? []), others()],
})
