import { type Day, type EditionId, editionLabel, partsOfEdition } from '@beian/domain/province';
import { type EditionInForceView, editionDifferences, editionOn } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import type pg from 'pg';
import { editionInForceSql } from './edition-in-force.ts';

/** The edition in force beside the rules of today. */
export async function findEdition(
  client: Pick<pg.ClientBase, 'query'>,
  language: Language,
): Promise<EditionInForceView> {
  const { rows } = await client.query<{ edition: EditionId; today: Day; demonstration: boolean }>({
    name: 'find-edition',
    text: `/* findEdition */ select ${editionInForceSql} as edition, app.shanghai_day(app.now())::text as today, demonstration from app.clock`,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('findEdition: no edition is in force');
  const { shipped } = partsOfEdition(row.edition);
  return {
    edition: row.edition,
    label: editionLabel(row.edition)[language],
    isCurrent: shipped === editionOn(row.today),
    isDemonstration: row.demonstration,
    differences: editionDifferences(shipped, row.today).map(({ here, today }) => ({
      here: here[language],
      today: today[language],
    })),
  };
}
