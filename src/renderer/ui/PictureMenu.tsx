import { Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { saveBlob } from '../platform/save-blob'
import { type PictureWords, pngOf, svgOf } from './chart-picture'
import { IconButton } from './IconButton'
import { showDefect } from './toasts'

interface PictureMenuProps extends PictureWords {
  /** What holds the drawing. Null: it is not there yet. */
  readonly drawing: () => Element | null
}

/** The drawing as a picture with its title: PNG for slides and mails, SVG for print. */
export const PictureMenu = ({ title, note, drawing }: PictureMenuProps) => {
  const save = async (format: 'png' | 'svg'): Promise<void> => {
    const root = drawing()
    if (root === null) return
    const blob = format === 'svg' ? svgOf(root, { title, note }) : await pngOf(root, { title, note })
    if (blob !== null) saveBlob(blob, `${title.replaceAll(/[^\p{L}\p{N} -]/gu, '').trim() || t`Chart`}.${format}`)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton size={26} label={t`Save the chart “${title}” as a picture`}><IconDownload size={16} /></IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('png').catch(showDefect)}>{t`Picture (PNG)`}</Menu.Item>
        <Menu.Item onClick={() => void save('svg').catch(showDefect)}>{t`Vector picture (SVG)`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
