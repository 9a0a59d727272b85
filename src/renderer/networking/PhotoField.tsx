import { Button, FileButton, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { type Contact, largestPhotoBytes } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Avatar } from './Avatar'
import classes from './networking.module.css'

/** Pixels of a side; a picture is never shown larger. */
const side = 256

/** A chosen picture, cut to a square in the middle and made small, as base64 without its head. Null: it is no picture. */
const squareOf = async (file: File): Promise<string | null> => {
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return null
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const length = Math.min(picture.width, picture.height)
  const context = canvas.getContext('2d')
  if (context === null) return null
  // A JPEG has no glass: what one sees through would be black.
  context.fillStyle = 'white'
  context.fillRect(0, 0, side, side)
  context.drawImage(picture, (picture.width - length) / 2, (picture.height - length) / 2, length, length, 0, 0, side, side)
  picture.close()
  return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? null
}

/** A contact's picture, or their initials; chosen from a file, made small here, and taken away again. */
export const PhotoField = ({ contact: { id, name, hasPhoto } }: { readonly contact: Contact }) => {
  const client = useClient()
  const { value: photo } = useAnswer(client.networking.contact.photo, { id }, { enabled: hasPhoto })
  const setPhoto = useCommand(client.networking.contact.setPhoto)
  const [error, setError] = useState<string | null>(null)
  const forget = useRef<() => void>(null)
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    // The same file may be chosen again.
    forget.current?.()
    const base64 = await squareOf(file)
    if (base64 === null) return setError(t`This file is not a picture that can be read. Choose a PNG, JPEG or WebP.`)
    const result = await setPhoto({ id, base64 })
    setError(result?.ok === false ? t`The picture was not taken: at most ${largestPhotoBytes / 1024} KB, PNG or JPEG.` : null)
  }
  return (
    <div className={classes['photo']}>
      {hasPhoto && photo != null ? <img className={classes['picture']} src={`data:${photo.mediaType};base64,${photo.base64}`} alt={name} width={72} height={72} /> : <Avatar name={name} size={72} />}
      <Group gap="xs">
        <FileButton accept="image/png,image/jpeg,image/webp" resetRef={forget} onChange={(file) => void choose(file)}>
          {(props) => <Button {...props} size="compact-sm" variant="default">{hasPhoto ? t`Change picture…` : t`Choose picture…`}</Button>}
        </FileButton>
        {hasPhoto && <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void setPhoto({ id, base64: null })}>{t`Take away`}</Button>}
      </Group>
      {error !== null && <p className={classes['late']} role="alert">{error}</p>}
    </div>
  )
}
