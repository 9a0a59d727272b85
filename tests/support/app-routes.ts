import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const source = readFileSync(resolve(import.meta.dirname, '../../src/renderer/app/routes.tsx'), 'utf8')

/** Every route of the app as its code names it (`/reports/$name`), in its order, without the root. Read and not loaded: a test has no window for what the screens load. */
export const appRoutes: readonly string[] = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path ?? '').filter((path) => path !== '/')

/** How many routes the code makes, the root among them: none is written so that `appRoutes` would miss it. */
export const routesMade = [...source.matchAll(/\bcreateRoute\(/g)].length
