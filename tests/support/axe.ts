import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import { stilled } from './settled'

/** What axe looks for. Roles and order are the same in both themes, colours are not, nor are the names of another language; an empty screen has the colours of a full one. */
type Audit = 'all' | 'colours and names' | 'all but colours' | 'all under a dialog' | 'all without landmarks'

/** How long a dialog may be without its name. */
const namedMilliseconds = 5000

const without = (...rules: readonly string[]): RunOptions => ({ rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) })

const rulesOf: Readonly<Record<Audit, RunOptions>> = {
  'all': {},
  'colours and names': { runOnly: ['color-contrast', 'link-in-text-block', 'label-content-name-mismatch'] },
  'all but colours': without('color-contrast'),
  // While a dialog is open the skip link lies behind it, and axe takes the addresses of screens for links within the page.
  'all under a dialog': without('skip-link'),
  // What stands alone before a workbook is open.
  'all without landmarks': without('region', 'page-has-heading-one', 'landmark-one-main'),
}

/** What axe finds on a screen, and where it is told to, on what stands around all of them. It runs in the page itself, read once: there are no frames. */
export const complaintsOfAxe = async (page: Page, screen: string, audit: Audit, isFirst: boolean): Promise<readonly string[]> => {
  // A message that fades away has other colours halfway.
  await stilled(page)
  // A dialog has its name a moment after it is there; one that never has is axe's to tell.
  await page.waitForFunction(() => [...document.querySelectorAll('[role="dialog"]')].every((dialog) => dialog.hasAttribute('aria-labelledby') || dialog.hasAttribute('aria-label')), undefined, { timeout: namedMilliseconds }).catch(() => undefined)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  // To describe what is right as well takes it as long again.
  const { violations } = await page.evaluate(
    ([context, options]) => (Reflect.get(globalThis, 'axe') as { readonly run: (...given: readonly unknown[]) => Promise<AxeResults> }).run(context, options),
    [{ exclude: isFirst ? [] : ['aside'] }, { ...rulesOf[audit], resultTypes: ['violations'] } satisfies RunOptions] as const,
  )
  return violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes.slice(0, 2).map(({ html }) => html.slice(0, 140)).join(' | ')}`)
}
