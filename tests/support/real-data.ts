import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Real exports that lie beside the project where there are any, or where RAPPORT_REAL_DATA says; none of them belongs to it. */
export const realData = process.env['RAPPORT_REAL_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data')

export const hasRealData = existsSync(realData)

/** Says in a test's name why it did not run. */
export const realDataTitle = hasRealData ? 'real exports' : 'real exports (SKIPPED: ../shared/data is not there)'
