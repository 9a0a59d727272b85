import { Loader } from '@mantine/core'
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { t } from '../../shared/kernel/words'
import classes from './Shell.module.css'

/** From here on an empty screen looks broken. */
const slowMilliseconds = 500

/** Says that the workbook is still read, while an answer takes long. */
export const SlowAnswers = () => {
  const isAsking = useIsFetching() > 0
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isAsking) return undefined
    const timer = setTimeout(() => setSlow(true), slowMilliseconds)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isAsking])
  return (
    <div role="status" className={classes['reading']}>
      {isSlow && <><Loader size={14} aria-hidden />{t`Reading…`}</>}
    </div>
  )
}
