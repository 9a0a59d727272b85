import { expect } from '@playwright/test'
import { join } from 'node:path'
import { launch, type Launched } from './launch'

/** Makes a workbook named Juniper on the first screen, and answers with its file. */
export const makeWorkbook = async ({ page, folder, host, answerDialogs }: Launched): Promise<string> => {
  answerDialogs({ save: [join(folder, 'Juniper.rapport')] })
  await page.getByRole('button', { name: /New workbook/ }).click()
  await page.getByLabel('Name of the brand or client').fill('Juniper')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await expect(page.getByText('Relationships start here')).toBeVisible()
  return host === 'desktop' ? join(folder, 'Juniper.rapport') : join(folder, 'workbooks', 'Juniper.rapport')
}

/** Launches Rapport with a new workbook open that has nothing in it but its name. */
export const launchNew = async (project: string): Promise<Launched> => {
  const rapport = await launch(project)
  await makeWorkbook(rapport)
  return rapport
}
