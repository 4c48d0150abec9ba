import { readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'

/** Packages that have no business in a browser. */
const serverPackages =
  /[\\/]node_modules[\\/](pg|pg-[a-z]+|kysely|@duckdb|hono|@hono|better-auth|@better-auth|graphile-worker|pino|@resvg|csv-parse|csv-stringify|yaml)[\\/]/

/**
 * Holds the doors: the build fails when a server module reaches the browser bundle, however it got there, and on every
 * warning that a module was "externalized for browser compatibility".
 */
export function doors(): Plugin {
  return {
    name: 'wijklus:doors',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    resolveId(id, importer) {
      if (isBuiltin(id)) this.error(`the browser bundle would contain ${id}, imported by ${importer}`)
      return null
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const shipped = Object.keys(chunk.modules).filter((id) => (chunk.modules[id]?.renderedLength ?? 0) > 0)
        // Our own module says more about what went wrong than the package it brought along.
        const server =
          shipped.find((id) => /\.server\.[jt]sx?($|\?)/.test(id)) ?? shipped.find((id) => serverPackages.test(id))
        if (!server) continue
        const importers = this.getModuleInfo(server)?.importers.join(', ') || 'a page'
        this.error(`the browser bundle contains the server module ${server}, imported by ${importers}`)
      }
    },
    onLog(_level, log) {
      if (log.message?.includes('externalized for browser compatibility')) this.error(log.message)
    },
  }
}

/**
 * Builds the islands: every file in `src/ui/islands` becomes `/islands/NAME.js`, loaded by the pages that need it.
 * They are the only scripts of public pages.
 */
export function islands(folder = 'src/ui/islands'): Plugin {
  return {
    name: 'wijklus:islands',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      for (const file of readdirSync(folder)) {
        if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
        this.emitFile({
          type: 'chunk',
          id: join(process.cwd(), folder, file),
          fileName: `islands/${basename(file, '.ts')}.js`,
        })
      }
    },
  }
}
