import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { BusyButton } from './BusyButton'

const attributesOf = (isBusy: boolean, disabled: boolean): readonly string[] => {
  const html = renderToStaticMarkup(<MantineProvider><BusyButton type="submit" isBusy={isBusy} disabled={disabled}>Save</BusyButton></MantineProvider>)
  const [, attributes = ''] = /<button ([^>]*)>/.exec(html) ?? []
  return ['type="submit"', 'disabled=""', 'aria-disabled="true"', 'data-loading="true"'].filter((attribute) => attributes.split(' ').includes(attribute))
}

it('keeps the focus while it works: it is out of use, but not disabled', () => {
  expect(attributesOf(false, false)).toEqual(['type="submit"'])
  expect(attributesOf(true, false)).toEqual(['type="submit"', 'aria-disabled="true"', 'data-loading="true"'])
  expect(attributesOf(false, true)).toEqual(['type="submit"', 'disabled=""'])
})
