const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '[.]test[.]tsx?$' },
  to: { path: '^src/', pathNot: [from, ...allowed] },
})

/** Who may import whom; ARCHITECTURE.md has the same as a table. */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'Two modules that need each other are one module.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    only('shared-imports-nothing', '^src/shared/', [], 'shared runs everywhere, so it may depend on nothing that does not.'),
    only('imports-see-shared', '^src/imports/', ['^src/shared/', '^src/locales/'], 'Readers know files, not the store.'),
    only('exports-see-shared', '^src/exports/', ['^src/shared/'], 'Writers know documents, not the store.'),
    only('store-uses-one-door-each', '^src/store/', ['^src/shared/', '^src/locales/', '^src/imports/(reading|read-in-worker|headers|organic/read-(?:posts|followers)|deals/read-deals)[.]ts$', '^src/exports/(export-report|ics|list|vcard|zip-file)[.]ts$'], 'The store uses readers and writers through their public functions.'),
    only('preload-is-a-bridge', '^src/preload/', [], 'Preload passes text on and nothing more.'),
    only('renderer-sees-shared', '^src/renderer/', ['^src/shared/', '^src/locales/'], 'The window reaches the store through the contract.'),
    only('locales-see-shared', '^src/locales/', ['^src/shared/'], 'Translations, and what has them spoken.'),
    only('web-sees-shared', '^src/web/', ['^src/shared/'], 'The browser host is given its store.'),
    only('main-is-a-host', '^src/main/', ['^src/shared/', '^src/locales/', '^src/web/assets[.]ts$', '^src/store/(workspace|host-server|host-workbook|recents|open|problems|durable-file|second-places|machine-language|locked-workbook|kept-file|own-folder)[.]ts$'], 'Hosts start the store and carry the contract.'),
    only('cli-is-a-host', '^src/cli/', ['^src/shared/', '^src/locales/', '^src/web/', '^src/store/(workspace|host-server|host-workbook|recents|open|problems|durable-file|second-places|machine-language|folder-choice|locked-workbook|own-folder|store)[.]ts$'], 'Hosts start the store and carry the contract.'),
    {
      name: 'workspaces-apart',
      severity: 'error',
      comment: 'Networking and Marketing meet only by id; what joins them lives in bridge or reports.',
      from: { path: '^src/(shared|store|renderer)/(networking|marketing)/' },
      to: { path: '^src/(shared|store|renderer)/(networking|marketing)/', pathNot: '^src/(shared|store|renderer)/$2/' },
    },
    { name: 'kernel-is-the-floor', severity: 'error', comment: 'Kernel is below everything.', from: { path: '^src/shared/kernel/' }, to: { path: '^src/shared/', pathNot: '^src/shared/kernel/' } },
    { name: 'electron-at-the-edge', severity: 'error', comment: 'Electron stays in main and preload.', from: { path: '^src/', pathNot: '^src/(main|preload)/' }, to: { path: '^(electron|electron-log|electron-store)(/|$)|node_modules/electron' } },
    { name: 'sql-in-store', severity: 'error', comment: 'SQL stays in the store.', from: { path: '^src/', pathNot: '^src/store/' }, to: { path: 'better-sqlite3|drizzle-orm' } },
    { name: 'no-node-in-window', severity: 'error', comment: 'The window and what runs everywhere have no Node.', from: { path: '^src/(shared|renderer)/', pathNot: '[.]test[.]tsx?$' }, to: { dependencyTypes: ['core'] } },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.base.json' }, doNotFollow: { path: 'node_modules' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], mainFields: ['module', 'main', 'types'] } },
}
