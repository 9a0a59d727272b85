import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import classes from './FindField.module.css'

interface FindFieldProps {
  readonly label?: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Text to look for. While somebody types in it, it stands as typed, however long the address takes to follow. */
export const FindField = ({ label = t`Search`, placeholder, value, onChange }: FindFieldProps) => {
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (document.activeElement !== input.current) setText(value)
  }, [value])
  const change = (typed: string): void => {
    setText(typed)
    onChange(typed)
  }
  return (
    <TextInput
      ref={input}
      className={classes['find']}
      type="search"
      label={label}
      {...(placeholder !== undefined && { placeholder })}
      leftSection={<IconSearch size={15} />}
      maxLength={200}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setText(value)}
    />
  )
}
