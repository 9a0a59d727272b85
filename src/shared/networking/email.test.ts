import { expect, it } from 'vitest'
import { EmailAddress, mailLink } from './email'

it.each([['ada@bücher.example', 'ada@xn--bcher-kva.example'], ['Ada@BÜCHER.example', 'Ada@xn--bcher-kva.example'], ['ada@例え.example', 'ada@xn--r8jz45g.example'], ['ada@kiln.example', 'ada@kiln.example'], ['ädä@kiln.example', 'ädä@kiln.example'], ['a\u0308da@kiln.example', 'äda@kiln.example'], ['アダ@例え.example', 'アダ@xn--r8jz45g.example'], ['ада@почта.рф', 'ада@xn--80a1acny.xn--p1ai'], ['r&d@kiln.example', 'r&d@kiln.example'], ["o'neil+a/b@kiln.example", "o'neil+a/b@kiln.example"]])('takes %s, as %s', (typed, kept) => expect(EmailAddress.parse(typed)).toBe(kept))

it.each(['ada', 'ada@', 'ada@bücher', 'ada@bücher.example/path', 'ada@bücher.example:80', 'ada@ex ample.com', 'ädä@', 'ä..a@kiln.example', '.ä@kiln.example', 'ä @kiln.example', 'ä\u200b@kiln.example', '<ä@kiln.example>', '@bücher.example', 'a@b@ü.example'])('%s is none', (typed) =>
  expect(EmailAddress.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['An e-mail address looks like name@example.com']))

it.each([['ädä@kiln.example', 'mailto:%C3%A4d%C3%A4@kiln.example'], ['r&d?cc=b@kiln.example', 'mailto:r%26d%3Fcc%3Db@kiln.example'], ["ada+a/b@kiln.example", 'mailto:ada%2Ba%2Fb@kiln.example']])('writes to %s by %s', (email, link) => expect(mailLink(email)).toBe(link))
