import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { contract } from './src/shared/contract'
import { parseMarkdown } from './src/shared/guide/markdown'
import { callableShape } from './src/shared/rpc/contract'
import { hostContract } from './src/shared/workbook/host.contract'

const from = (path: string): string => resolve(import.meta.dirname, path)

/** Puts kinds and labels of the contract in the place of its schemas. The build speaks English; the window says the labels in its own language. */
const contractShape = {
  name: 'contract-shape',
  load: (id: string) => {
    if (id !== from('src/renderer/platform/whole-contract.ts')) return null
    const shape = JSON.stringify(callableShape({ ...contract, host: hostContract })).replaceAll(/"(label|labelOfOne)":("(?:[^"\\]|\\.)+")/g, '"$1":asSpoken($2)')
    return `import { asSpoken } from ${JSON.stringify(from('src/shared/kernel/words.ts'))}\nexport const wholeContract = ${shape}`
  },
}

/** The shell, and the screens that a workbook opens on. */
const firstScreens = ['start.tsx', 'networking/NetworkingOverview.tsx', 'marketing/MarketingOverview.tsx'].map((name) => from(`src/renderer/${name}`))

/** Lets the page fetch the rest of the window along with the script that sets the language and then asks for it. */
const fetchTogether: Plugin = {
  name: 'fetch-together',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const start = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.moduleIds.includes(from('src/renderer/start.tsx')))
      if (start?.type !== 'chunk') return []
      const styles = [...(start.viteMetadata?.importedCss ?? [])].map((href) => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `./${href}` }, injectTo: 'head' as const }))
      const scripts = [start.fileName, ...start.imports].map((href) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${href}` }, injectTo: 'head' as const }))
      return [...styles, ...scripts]
    },
  },
}

/** Reads the project's own documents at build time; what reaches the window is their parts, with pictures as files of the build. */
const documents = {
  name: 'documents',
  load: (id: string) => {
    if (!id.endsWith('.md')) return null
    const blocks = parseMarkdown(readFileSync(id, 'utf8'))
    const pictures = [...new Set(blocks.flatMap((block) => (block.kind === 'image' ? [block.source] : [])))]
    const imports = pictures.map((source, index) => `import picture${index} from ${JSON.stringify(`./${source}`)}`)
    return `${imports.join('\n')}\nconst pictures = { ${pictures.map((source, index) => `${JSON.stringify(source)}: picture${index}`).join(', ')} }
export default ${JSON.stringify(blocks)}.map((block) => (block.kind === 'image' ? { ...block, source: pictures[block.source] } : block))`
  },
}

// Targets are set here, not taken from package.json's Electron: one bundle runs on the test runtime (Node 20.18, Chromium 130) and on what ships.
export default defineConfig({
  main: {
    // fflate's build for Node declares `require` itself, which electron-vite's own shim does too; only its synchronous parts are used here.
    resolve: { alias: { fflate: from('node_modules/fflate/esm/browser.js') } },
    build: {
      target: 'node20.18',
      minify: false,
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: from('src/main/index.ts'),
          cli: from('src/cli/index.ts'),
          'store-worker': from('src/store/worker.ts'),
          'import-worker': from('src/imports/worker.ts'),
        },
        // CommonJS: Electron must have run the main module before it is ready, which it promises for modules of this kind only.
          output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      rollupOptions: { input: { index: from('src/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [contractShape, documents, fetchTogether, react()],
    // Every schema must be made after zod was told not to compile code, which the content policy forbids; so there is one zod, already told.
    resolve: { alias: [{ find: /^zod$/, replacement: from('src/renderer/platform/zod.ts') }] },
    build: {
      target: 'chrome130',
      minify: true,
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: from('src/renderer/index.html') },
        output: {
          codeSplitting: {
            groups: [
              // What sets the language, before any module that keeps words; it must not lie in one file with those.
              { name: 'language', test: from('src/renderer/main.tsx'), priority: 2 },
              // What a start shows, in one file: as the eighty that it falls into by itself, asked for in four rounds, it took a second longer.
              { name: 'start', test: (id) => firstScreens.includes(id), priority: 1 },
            ],
          },
        },
      },
    },
  },
})
