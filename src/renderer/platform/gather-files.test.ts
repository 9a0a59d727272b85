import { expect, it } from 'vitest'
import { filesOfInput } from './gather-files'

const chosen = (path: string): File => Object.assign(new File(['x'], path.split('/').at(-1) ?? ''), { webkitRelativePath: path.includes('/') ? path : '' })

it('takes a chosen folder as far down as a dropped one, and names the folder that is too deep once', () => {
  const eight = 'a/b/c/d/e/f/g/h'
  const { files, leftOut } = filesOfInput([chosen('single.csv'), chosen(`${eight}/deep.csv`), chosen(`${eight}/i/one.csv`), chosen(`${eight}/i/j/two.csv`), chosen('a/.git/config.csv'), chosen('a/photo.png')])
  expect(files.map(({ file, within }) => [file.name, within])).toEqual([['single.csv', ''], ['deep.csv', eight]])
  expect(leftOut).toEqual([{ name: 'a/photo.png', why: expect.stringContaining('no exports') }, { name: `${eight}/i`, why: expect.stringContaining('too deep') }])
})

it('names a folder that is a whole workbook, unpacked, and takes nothing of it', () => {
  const { files, leftOut } = filesOfInput(['all/shop/manifest.json', 'all/shop/schema.sql', 'all/shop/tables/contact.csv', 'all/shop/tables/actual.csv', 'all/shop 2/meta.csv', 'all/manifest.json'].map(chosen))
  expect(files.map(({ file, within }) => `${within}/${file.name}`)).toEqual(['all/shop 2/meta.csv', 'all/manifest.json'])
  expect(leftOut).toEqual([{ name: 'all/shop', why: expect.stringContaining('a whole workbook') }])
})
