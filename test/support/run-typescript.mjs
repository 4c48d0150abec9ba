/**
 * Lets Node run the TypeScript of a test's own program: `node --import ./test/support/run-typescript.mjs program.ts`.
 * Node strips the types itself; our imports only lack the extension that it wants.
 */
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const isOurs =
      specifier.startsWith('.') && context.parentURL?.endsWith('.ts') && !/\.\w*(js|ts|json|node)$/.test(specifier)
    if (!isOurs) return next(specifier, context)
    try {
      return next(`${specifier}.ts`, context)
    } catch (error) {
      // The door of a room: a folder with an index.
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
      return next(`${specifier}/index.ts`, context)
    }
  },
})
