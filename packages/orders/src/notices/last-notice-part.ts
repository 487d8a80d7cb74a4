import { isoSql, type Projection } from '@beian/database/sql';
import { buildLetter, type NoticeName } from '@beian/domain/notices';
import { photoEssentials } from '@beian/domain/photo';
import type { Language } from '@beian/domain/text';
import { partOf } from '../part/part.ts';
import type { StoredPlaceholders } from './notice-texts.ts';

interface Row {
  readonly name: NoticeName;
  readonly at: string;
  readonly language: Language;
  readonly places: StoredPlaceholders;
}

const lastNotice: Projection<'lastNotice', Row | null> = {
  name: 'lastNotice',
  sql: `(select json_build_object('name', n.name, 'at', ${isoSql('n.created_at')}, 'language', n.language, 'places', n.places)
    from app.notices n where n.order_id = o.id and n.recipient <> 'formerContact' order by n.created_at desc, n.id desc limit 1)`,
};

/** The last notice of an order as its applicant reads it: the sentences of its mail, from the same row. */
export const lastNoticePart = partOf({
  projections: [lastNotice],
  view: ({ lastNotice: last }, order, { language, rulesOf }) => {
    if (last === null) return { lastNotice: null };
    const { name, at, places } = last;
    const { number, filingNumber: filing, kind, province } = order;
    // The one value that is a sentence itself stands in the language of the mail.
    const guide =
      last.language === language
        ? places.guide
        : photoEssentials(province, rulesOf(order.handOverEdition ?? order.edition))[language];
    const letter = buildLetter(name, 'partner', language, { ...places, guide, order: number, filing, kind });
    return {
      lastNotice: {
        name,
        at,
        label: letter.heading,
        text: letter.happened,
        steps: letter.todo,
        doneBy: letter.todoOf ?? null,
      },
    };
  },
});
