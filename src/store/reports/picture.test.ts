import { crc32, deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remakePicture } from './picture'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

const header = (width: number, height: number, colour = 6, depth = 8): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, 0], 8)
  return data
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const png = (width: number, height: number, pixels = Buffer.alloc((1 + width * 4) * height), extra: readonly Buffer[] = []): Buffer =>
  Buffer.concat([signature, chunk('IHDR', header(width, height)), ...extra, chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])

/** The smallest JPEG: one grey frame of 8 × 8, with what cameras and programs put beside it. */
const jpeg = (extra: readonly Buffer[] = []): Buffer => {
  const segment = (marker: number, data: readonly number[]): Buffer => Buffer.from([0xff, marker, 0, data.length + 2, ...data])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), ...extra, segment(0xdb, [0, ...Array<number>(64).fill(1)]), segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
    segment(0xc4, [0, 1, ...Array<number>(15).fill(0), 0]), segment(0xda, [1, 1, 0, 0, 63, 0]), Buffer.from([0x2a, 0xff, 0x00, 0x55, 0xff, 0xd9]), Buffer.from('trailing <script>'),
  ])
}

describe('a picture that is made anew', () => {
  it('keeps the picture of a PNG and nothing else', () => {
    const made = remakePicture(png(3, 2, undefined, [chunk('tEXt', Buffer.from('Author\0Somebody')), chunk('eXIf', Buffer.from('place'))]))
    expect(made).toMatchObject({ ok: true, value: { mediaType: 'image/png', width: 3, height: 2 } })
    const bytes = made.ok ? made.value.bytes : Buffer.alloc(0)
    expect(bytes.toString('latin1')).not.toMatch(/tEXt|eXIf|Somebody/u)
    expect(remakePicture(bytes)).toEqual(made)
  })

  it('keeps the picture of a JPEG without its place, its comment and what trails behind', () => {
    const made = remakePicture(jpeg([Buffer.from([0xff, 0xe1, 0, 8, 0x45, 0x78, 0x69, 0x66, 0, 0]), Buffer.from([0xff, 0xfe, 0, 5, 1, 2, 3])]))
    expect(made).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg', width: 8, height: 8 } })
    const bytes = made.ok ? made.value.bytes : Buffer.alloc(0)
    expect(bytes.toString('latin1')).not.toMatch(/Exif|script/u)
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
    expect(remakePicture(bytes)).toEqual(made)
  })

  it('is refused where it is none, too large, or not what it says', () => {
    expect(remakePicture(Buffer.from('GIF89a'))).toEqual({ ok: false, error: 'not_an_image' })
    expect(remakePicture(Buffer.from('<svg onload="x"/>'))).toEqual({ ok: false, error: 'not_an_image' })
    expect(remakePicture(png(2001, 1))).toEqual({ ok: false, error: 'too_large' })
    // A small file that would unpack to far more than its size says.
    expect(remakePicture(png(2, 2, Buffer.alloc(50_000_000)))).toEqual({ ok: false, error: 'damaged' })
    expect(remakePicture(png(2, 2, Buffer.alloc(3)))).toEqual({ ok: false, error: 'damaged' })
    const wrongSum = png(2, 2)
    wrongSum[20] = 9
    expect(remakePicture(wrongSum)).toEqual({ ok: false, error: 'damaged' })
    expect(remakePicture(jpeg().subarray(0, 90))).toEqual({ ok: false, error: 'damaged' })
  })

  it('never throws, whatever is changed in it', () => {
    const files = [png(3, 3), jpeg()]
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }), fc.nat(250), (file, changes, length) => {
        const changed = Buffer.from(file.subarray(0, Math.max(3, length)))
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value
        expect(() => remakePicture(changed)).not.toThrow()
      }),
    )
  })
})
