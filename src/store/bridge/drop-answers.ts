import type { StoreContext } from '../context'

type Prepared = Pick<StoreContext, 'prepare'>

/** Lets answers to proposals about a tag go that nobody carries any more: a tag may be about one person. */
export const dropAnswersAboutTags = ({ prepare }: Prepared): void => void prepare("DELETE FROM bridge_action WHERE subject LIKE 'tag:%' AND NOT EXISTS (SELECT 1 FROM tag WHERE subject = 'tag:' || tag.name)").run()

/** Lets answers to proposals about posts go that are gone: their numbers are given again, and the next post of one was never answered. */
export const dropAnswersAboutPosts = ({ prepare }: Prepared): void => void prepare("DELETE FROM bridge_action WHERE subject LIKE 'post:%' AND NOT EXISTS (SELECT 1 FROM post WHERE id = CAST(substr(subject, 6) AS INTEGER))").run()
