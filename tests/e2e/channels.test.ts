import { expect, type Page, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchNew } from '../support/launch-new'

const goTo = async (page: Page, name: string, heading = name): Promise<void> => {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
}

/** A day this many days ago, on the calendar of this computer. */
const daysAgo = (days: number): string => {
  const date = new Date()
  date.setDate(date.getDate() - days)
  return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-')
}

test('from a handle to its growth, its posts’ named rates, share of voice, an advocate and a goal', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page, folder } = rapport
  const dialog = page.getByRole('dialog')

  await test.step('adds a handle and notes followers twice, by keyboard', async () => {
    await goTo(page, 'Own channels')
    await page.getByRole('button', { name: 'New handle' }).click()
    await dialog.getByLabel('Platform').selectOption('linkedin')
    await dialog.getByLabel('Handle').fill('@juniper')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: '@juniper', level: 1 })).toBeVisible()
    await expect(page.getByText('No followers were noted yet.').first()).toBeAttached()
    const form = page.getByRole('region', { name: 'Note followers' })
    for (const [on, followers] of [[daysAgo(30), '1000'], [daysAgo(0), '1100']] as const) {
      await form.getByLabel('Day').fill(on)
      await form.getByLabel('Followers').fill(followers)
      await page.keyboard.press('Enter')
      await expect(form.getByLabel('Followers')).toHaveValue('')
    }
    await page.getByLabel('Period').selectOption('custom')
    await page.getByLabel('From').fill(daysAgo(30))
    await page.getByLabel('To', { exact: true }).fill(daysAgo(0))
    await expect(page.getByText('+100').first()).toBeVisible()
    await expect(page.getByText('+10.00%').first()).toBeVisible()
  })

  await test.step('imports new followers of each day after seeing what they are, and takes them back', async () => {
    const list = join(folder, 'juniper_followers.csv')
    const american = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`
    writeFileSync(list, `Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n${Array.from({ length: 30 }, (_, index) => `${american(daysAgo(29 - index))},1,3,0,4`).join('\n')}\n`)
    await page.getByLabel('Followers by day').setInputFiles(list)
    await dialog.getByRole('button', { name: 'Read the file' }).click()
    await expect(dialog.getByText('new followers of each day. 30 days')).toBeVisible()
    await expect(dialog.getByLabel('New followers of the file')).toContainText('120')
    await dialog.getByRole('button', { name: 'Import 1 snapshot' }).click()
    const gross = page.getByLabel('Followers', { exact: true }).filter({ hasText: 'New, gross' })
    await expect(gross).toContainText('120')
    await page.getByRole('alert').filter({ hasText: 'Import followers, 1 snapshot' }).getByRole('button', { name: 'Undo' }).click()
    await expect(gross).not.toContainText('120')
  })

  await test.step('adds a post of its own and sees each rate by its name', async () => {
    await goTo(page, 'Posts')
    await page.getByRole('button', { name: 'New post' }).click()
    await dialog.getByLabel('Under our handle').selectOption({ label: '@juniper, LinkedIn' })
    await dialog.getByLabel('Text').fill('We love the new bowls')
    await expect(dialog.getByText('Positive').first()).toBeVisible()
    for (const [label, value] of [['Reach', '500'], ['Impressions', '1000'], ['Reactions', '40'], ['Comments', '4']] as const) await dialog.getByLabel(label, { exact: true }).fill(value)
    await expect(dialog.getByText('44 engagements (reactions + comments): 8.80% by reach, 4.40% by impressions.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    const rates = page.getByRole('table', { name: /Engagement rates/ })
    await expect(rates.getByRole('row', { name: /By reach/ })).toContainText('8.80%')
    await expect(rates.getByRole('row', { name: /By impressions/ })).toContainText('4.40%')
    // 44 of 1,100 followers on that day.
    await expect(rates.getByRole('row', { name: /By followers/ })).toContainText('4.00%')
    await page.getByLabel('Search', { exact: true }).fill('BOWLS')
    await expect(page.getByRole('row', { name: 'We love the new bowls' })).toBeVisible()
  })

  await test.step('imports a list of posts after seeing what it holds, and takes it back', async () => {
    const list = join(folder, 'posts.csv')
    writeFileSync(list, 'Post ID,Permalink,Publish time,Description,Reach,Likes\n1001,https://example.com/1,03/27/2026 06:08,From the list,200,10\n1002,https://example.com/2,03/28/2026 06:08,Also from the list,100,5\n')
    await page.getByLabel('List of posts').setInputFiles(list)
    await dialog.getByLabel('Under our handle').selectOption({ label: '@juniper, LinkedIn' })
    await dialog.getByRole('button', { name: 'Read the file' }).click()
    await expect(dialog.getByText('2 posts, 27 Mar – 28 Mar 2026: 2 new, 0 with newer figures, 0 as they are.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Import 2 posts' }).click()
    await page.getByLabel('Search', { exact: true }).fill('the list')
    await expect(page.getByRole('row', { name: /rom the list/ })).toHaveCount(2)
    await page.getByRole('alert').filter({ hasText: 'Import posts, 2 posts' }).getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('No post matches')).toBeVisible()
    await page.getByLabel('Search', { exact: true }).fill('')
  })

  await test.step('logs a mention by somebody new, asks for permission, and names them an advocate', async () => {
    await goTo(page, 'Mentions')
    await page.getByRole('button', { name: 'New mention' }).click()
    await dialog.getByLabel('Posted by').fill('Ada Albers')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Text').fill('What a horrible, ugly mug')
    await expect(dialog.getByText('Negative').first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Neutral' }).click()
    await expect(dialog.getByText('corrected; read as negative')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('row', { name: /horrible/ })).toContainText('Neutral, corrected')
    await page.getByRole('checkbox', { name: /horrible/ }).check()
    await page.getByRole('button', { name: 'Permission, as of today' }).click()
    await page.getByRole('menuitem', { name: 'Asked', exact: true }).click()
    await expect(page.getByRole('row', { name: /horrible/ })).toContainText('Asked')
    await page.getByRole('button', { name: 'Name advocate: Ada Albers' }).click()
    await dialog.getByLabel('Why').fill('Honest, and heard by many')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('region', { name: 'Advocates' })).toContainText('Honest, and heard by many')
  })

  await test.step('adds a share of voice with its set, period and source', async () => {
    await page.getByRole('button', { name: 'New share of voice' }).click()
    await dialog.getByLabel('Name', { exact: false }).fill('Tableware')
    await dialog.getByLabel('Source').fill('hashtags, by hand')
    await dialog.getByLabel('Mentions of us').fill('30')
    await dialog.getByLabel('Competitor 1', { exact: true }).fill('Tonwerk')
    await dialog.getByLabel('Mentions', { exact: true }).fill('70')
    await page.keyboard.press('Control+Enter')
    const voice = page.getByRole('article', { name: 'Tableware' })
    await expect(voice).toContainText('30.00%')
    await expect(voice).toContainText('Tonwerk')
    await expect(voice).toContainText('source: hashtags, by hand')
  })

  await test.step('adds a goal and sees how far it is, and why', async () => {
    await goTo(page, 'Goals')
    await page.getByRole('button', { name: 'New goal' }).click()
    await dialog.getByLabel('Name', { exact: false }).fill('A hundred more')
    await dialog.getByLabel('What counts').selectOption('followers')
    await dialog.getByLabel(/Target/).fill('1200')
    await dialog.getByLabel('From').fill(daysAgo(30))
    await dialog.getByLabel('Due').fill(daysAgo(-29))
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('Say whose followers')).toBeVisible()
    await dialog.getByLabel('Of our handle').selectOption({ label: '@juniper, LinkedIn' })
    await page.keyboard.press('Control+Enter')
    const goal = page.getByRole('listitem').filter({ hasText: 'A hundred more' })
    await expect(goal).toContainText('On track')
    await expect(goal).toContainText('of 1,200 followers, 50% of the way from 1,000')
    await expect(goal.getByRole('img')).toHaveAccessibleName('A hundred more: 50% of the way to its target')
    await expect(goal).toContainText('30 of 60 days are over: an even pace from 1,000 would be at 1,100 followers now.')
  })

  await test.step('reviews the quarter', async () => {
    await goTo(page, 'Review')
    await expect(page.getByRole('table', { name: 'Posts about us' }).getByRole('row', { name: /Neutral/ })).toContainText('1')
    await expect(page.getByRole('region', { name: 'New advocates' })).toContainText('Ada Albers')
    await page.getByRole('table', { name: 'Follower growth' }).getByRole('link', { name: '@juniper' }).click()
    await expect(page.getByLabel('Period')).toHaveValue('custom')
    await expect(page.getByLabel('To', { exact: true })).toHaveValue(daysAgo(0))
  })

  await test.step('opens a handle from the list for the days of the list', async () => {
    await goTo(page, 'Own channels')
    await page.getByLabel('Period').selectOption('last30')
    const row = page.getByRole('row', { name: '@juniper' })
    await expect(row).toContainText('+10.00%')
    await row.dblclick()
    await expect(page.getByRole('heading', { name: '@juniper', level: 1 })).toBeVisible()
    await expect(page.getByText('+10.00%').first()).toBeVisible()
  })

  await test.step('sees at a glance what networking is measured by, and what each figure is made of', async () => {
    await goTo(page, 'Overview', 'Networking')
    await page.getByLabel('Period').selectOption('last90')
    const growth = page.getByRole('region', { name: 'Follower growth' }).getByRole('listitem').filter({ hasText: '@juniper' })
    await expect(growth).toContainText('No followers were noted within 3 days of the first day.')
    await expect(growth).toContainText('1,100 followers')
    await page.getByLabel('Period').selectOption('last30')
    await expect(growth).toContainText('+10.00%')
    await expect(growth).toContainText('+100, now 1,100')
    await growth.getByRole('link', { name: '@juniper' }).click()
    await expect(page.getByRole('heading', { name: '@juniper', level: 1 })).toBeVisible()
    await expect(page.getByText('+10.00%').first()).toBeVisible()
    await page.goBack()
    const rates = page.getByRole('region', { name: 'Engagement rate' })
    await expect(rates.getByRole('listitem').filter({ hasText: 'By reach' })).toContainText('8.80%')
    await expect(rates.getByRole('listitem').filter({ hasText: 'By followers' })).toContainText('4.00%')
    await expect(page.getByRole('region', { name: 'Net sentiment' })).toContainText('Only 1 of at least 10 readings')
    await rates.getByRole('link', { name: '1 own post' }).click()
    await expect(page.getByRole('row', { name: 'We love the new bowls' })).toBeVisible()
    await expect(page.getByLabel('Show', { exact: true })).toHaveValue('own')
    await page.goBack()
    await page.getByRole('region', { name: 'Net sentiment' }).getByRole('link', { name: 'Neutral: 1' }).click()
    await expect(page.getByRole('row', { name: /horrible/ })).toBeVisible()
    await expect(page.getByLabel('Sentiment', { exact: true })).toHaveValue('neutral')
  })

  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
