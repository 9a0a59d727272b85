import type { SourceFile } from 'typescript'

/** The code as syntax trees by the file's path in the repository, tests left out; parsed once. */
export const syntaxTrees: () => ReadonlyMap<string, SourceFile>
/** Every sentence of the code as the catalogue knows it, with the files that say it. */
export const sentences: () => ReadonlyMap<string, readonly string[]>
/** The German catalogue: translations by the English sentence. */
export const readCatalogue: () => Readonly<Record<string, string>>
