import type { Page } from '@playwright/test'

/** What a screen reader would say twice, out of order or of things that cannot be told apart: rules that axe does not have. */
export const complaintsOfEar = (page: Page, screen: string): Promise<readonly string[]> =>
  page.locator('main').evaluate((main, of) => {
    const all = (selector: string): readonly Element[] => [...main.querySelectorAll(selector)].filter((each) => each.checkVisibility())
    const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? ((element.textContent.trim() === '' ? element.getAttribute('title') : null) ?? element.textContent)).trim()
    const short = (element: Element): string => element.outerHTML.slice(0, 140)
    return [
      ...all('button').filter((each) => each.textContent.trim() === '' && each.hasAttribute('title') && each.getAttribute('title') === each.getAttribute('aria-label')).map((each) => `is named twice: ${short(each)}`),
      ...all('[role="group"]').filter((each) => !each.hasAttribute('aria-label') && !each.hasAttribute('aria-labelledby')).map((each) => `is a group without a name: ${short(each)}`),
      ...all('section[aria-label]').filter((each) => each.querySelectorAll('h2').length > 1).map((each) => `has two headings of one level: ${short(each)}`),
      // A calendar’s rows are weeks, which have no name; a guide’s tables are text.
      ...all('section table').filter((each) => each.querySelector('[data-day]') === null && each.querySelector('thead') !== null && each.querySelector('tbody tr') !== null && each.querySelector('tbody th') === null).map((each) => `is a table whose rows have no heading: ${short(each)}`),
      // Buttons of a list that are told apart by nothing but where they stand.
      ...all('ul, ol').flatMap((list) => {
        const names = [...list.querySelectorAll(':scope > li button')].filter((each) => each.checkVisibility() && each.closest('ul, ol') === list).map(nameOf)
        return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `has several buttons “${name}”`)
      }),
    ].map((complaint) => `${of}: ${complaint}`)
  }, screen)
