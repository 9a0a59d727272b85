import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe looks for. Roles and order are the same in both themes, colours are not, nor are the names of another language; an empty screen has the colours of a full one. */
type Audit = 'all' | 'colours and names' | 'all but colours' | 'all under a dialog'

/** What axe finds on a screen, and where it is told to, on what stands around all of them. Without a page of its own, which only a browser could give it. */
export const complaintsOfAxe = async (page: Page, screen: string, audit: Audit, isFirst: boolean): Promise<readonly string[]> => {
  // In the page itself: there are no frames, and otherwise axe would open a page of its own for each screen. To describe what is right as well takes it as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (!isFirst) axe.exclude('aside')
  if (audit === 'colours and names') axe.withRules(['color-contrast', 'link-in-text-block', 'label-content-name-mismatch'])
  if (audit === 'all but colours') axe.disableRules(['color-contrast'])
  // While a dialog is open the skip link lies behind it, and axe takes the addresses of screens for links within the page.
  if (audit === 'all under a dialog') axe.disableRules(['skip-link'])
  // A message that fades away has other colours halfway.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY).map(({ finished }) => finished)))
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes.slice(0, 2).map(({ html }) => html.slice(0, 140)).join(' | ')}`)
}
