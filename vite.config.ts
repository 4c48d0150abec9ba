import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { version } from './package.json'
import { doors, islands } from './scripts/vite-plugins'

export default defineConfig({
  plugins: [doors(), islands(), reactRouter()],
  define: { __WIJKLUS_VERSION__: JSON.stringify(version) },
  build: { assetsInlineLimit: 0, reportCompressedSize: false },
  environments: {
    // One program: the server entry brings pages, API and commands, so that every module exists once.
    ssr: { build: { rollupOptions: { input: './src/server.ts' }, target: 'node22' } },
  },
})
