import { sortName } from '../../shared/kernel/sort-name'
import type { StoreContext } from '../context'

/** Fills in what a migration in SQL alone cannot compute; finds nothing to do in a workbook this build has written. Part of opening. */
export const fillDerived = ({ prepare }: StoreContext): void => {
  for (const name of prepare(`SELECT name FROM organization WHERE sort_name = ''`).pluck().all().map(String)) {
    prepare('UPDATE organization SET sort_name = ? WHERE name = ?').run(sortName(name) || name, name)
  }
}
