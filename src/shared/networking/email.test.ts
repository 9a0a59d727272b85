import { expect, it } from 'vitest'
import { EmailAddress } from './email'

it.each([['ada@bücher.example', 'ada@xn--bcher-kva.example'], ['Ada@BÜCHER.example', 'Ada@xn--bcher-kva.example'], ['ada@例え.example', 'ada@xn--r8jz45g.example'], ['ada@kiln.example', 'ada@kiln.example']])('takes %s, as %s', (typed, kept) => expect(EmailAddress.parse(typed)).toBe(kept))

it.each(['ada', 'ada@', 'ada@bücher', 'ada@bücher.example/path', 'ada@bücher.example:80', 'ada@ex ample.com', 'ädä@kiln.example', '@bücher.example', 'a@b@ü.example'])('%s is none', (typed) =>
  expect(EmailAddress.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['An e-mail address looks like name@example.com']))
