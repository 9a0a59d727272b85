import { Button } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { largestLogoBytes } from '../../shared/reports/report.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { showDefect } from '../ui/toasts'
import classes from './reports.module.css'

const refusals = {
  not_an_image: t`This is no PNG or JPEG picture.`,
  too_large: t`The picture is too large. Take one of at most 1 MB and 2,000 pixels a side.`,
  damaged: t`The picture is damaged or of an unusual kind. Save it as a plain PNG and try again.`,
} as const

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))

/** The brand's logo, kept in the workbook: chosen, seen, taken away. */
export const LogoField = () => {
  const client = useClient()
  const { value: logo = null } = useAnswer(client.report.logo, {})
  const setLogo = useCommand(client.report.setLogo)
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File): Promise<void> => {
    if (file.size > largestLogoBytes) return setProblem(refusals.too_large)
    const result = await setLogo({ base64: base64Of(new Uint8Array(await file.arrayBuffer())) })
    if (result === null) return undefined
    return setProblem(result.ok ? null : result.error.type === 'LogoRefused' ? refusals[result.error.reason] : refusals.too_large)
  }
  const takeAway = (): void => {
    setProblem(null)
    void setLogo({ base64: null })
  }
  const onChoose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0]
    if (file !== undefined) void take(file).catch(showDefect)
    // So that the same file can be chosen again.
    currentTarget.value = ''
  }
  return (
    <div className={classes['logo']} role="group" aria-label={t`Logo`}>
      {logo !== null && <img src={`data:${logo.mediaType};base64,${logo.base64}`} alt={t`The logo`} />}
      <input ref={input} type="file" accept="image/png,image/jpeg" hidden aria-label={t`Logo file`} onChange={onChoose} />
      <Button size="compact-sm" variant="default" leftSection={<IconPhoto size={15} aria-hidden />} onClick={() => input.current?.click()}>{logo === null ? t`Choose a logo…` : t`Another logo…`}</Button>
      {logo !== null && <Button size="compact-sm" variant="subtle" color="gray" onClick={takeAway}>{t`Take the logo away`}</Button>}
      {problem !== null && <p className={classes['error']} role="alert">{problem}</p>}
    </div>
  )
}
