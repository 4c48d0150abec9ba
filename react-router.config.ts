import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src',
  serverBuildFile: 'server.js',
  // Pages that need no React ship none, so there is no manifest to fetch later.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
