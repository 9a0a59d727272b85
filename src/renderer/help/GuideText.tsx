import { Kbd, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Block, Inline } from '../../shared/guide/markdown'
import { keyNames } from '../platform/key-names'
import { pageOfLink } from './guide-pages'
import classes from './Help.module.css'

const InlineText = ({ inline, page }: { readonly inline: Inline; readonly page: string }) => {
  switch (inline.kind) {
    case 'text': return inline.text
    case 'strong': return <strong>{inline.text}</strong>
    case 'emphasis': return <em>{inline.text}</em>
    case 'code': return <code className={classes['code']}>{inline.text}</code>
    case 'key': return <Kbd>{keyNames(inline.text)}</Kbd>
    case 'link': {
      const to = pageOfLink(page, inline.to)
      if (to !== null) return <Link to="/help/$page" params={{ page: to }}>{inline.text}</Link>
      // What leads out is asked for by the host before it opens; what leads into the sources is no page here.
      return inline.to.startsWith('https://') ? <a href={inline.to} target="_blank" rel="noreferrer">{inline.text}</a> : inline.text
    }
  }
}

const Inlines = ({ inlines, page }: { readonly inlines: readonly Inline[]; readonly page: string }) =>
  inlines.map((inline, index) => (
    // The parts of a text that never changes.
    // oxlint-disable-next-line react/no-array-index-key
    <InlineText key={index} inline={inline} page={page} />
  ))

const Heading = ({ level, text }: { readonly level: number; readonly text: string }) => {
  // The first is the screen's own.
  if (level === 1) return null
  const Tag = level === 2 ? 'h2' : 'h3'
  return <Tag className={classes['heading']}>{text}</Tag>
}

/** What a row is about stands first in it. */
const Cell = ({ isHeading, children }: { readonly isHeading: boolean; readonly children: ReactNode }) =>
  isHeading ? <Table.Th scope="row">{children}</Table.Th> : <Table.Td>{children}</Table.Td>

const BlockView = ({ block, page }: { readonly block: Block; readonly page: string }) => {
  switch (block.kind) {
    case 'heading': return <Heading level={block.level} text={block.text} />
    case 'paragraph': return <p><Inlines inlines={block.inlines} page={page} /></p>
    case 'list': {
      const Tag = block.isOrdered ? 'ol' : 'ul'
      // oxlint-disable-next-line react/no-array-index-key
      return <Tag>{block.items.map((item, index) => <li key={index}><Inlines inlines={item} page={page} /></li>)}</Tag>
    }
    case 'table':
      return (
        <Table.ScrollContainer minWidth={block.head.length > 2 ? 380 : 0} mb="sm" type="native" scrollAreaProps={{ tabIndex: 0 }}>
          <Table>
            {/* oxlint-disable-next-line react/no-array-index-key */}
            <Table.Thead><Table.Tr>{block.head.map((cell, index) => <Table.Th key={index} scope="col"><Inlines inlines={cell} page={page} /></Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {block.rows.map((row, rowIndex) => (
                // oxlint-disable-next-line react/no-array-index-key
                <Table.Tr key={rowIndex}>{row.map((cell, index) => <Cell key={index} isHeading={index === 0}><Inlines inlines={cell} page={page} /></Cell>)}</Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )
    // Long lines scroll, so the block takes the focus for the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    case 'code': return <pre className={classes['block']} tabIndex={0}>{block.text}</pre>
    case 'image': return <img className={classes['picture']} src={block.source} alt={block.label} loading="lazy" />
  }
}

/** A document of the project as it was read at build time: elements only, never markup from a text. */
export const GuideText = ({ blocks, page }: { readonly blocks: readonly Block[]; readonly page: string }) => (
  <article className={classes['text']}>
    {blocks.map((block, index) => (
      // oxlint-disable-next-line react/no-array-index-key
      <BlockView key={index} block={block} page={page} />
    ))}
  </article>
)
