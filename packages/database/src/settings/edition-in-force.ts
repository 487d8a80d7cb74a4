import { currentEdition, dayOfEdition, foundingEdition } from '@beian/domain/province';
import { editionOn, ruleDays } from '@beian/domain/settings';

const editionsByDay = ruleDays
  .map((day) => editionOn(day))
  .map((edition) => `('${dayOfEdition(edition)}', '${edition}')`)
  .join(', ');

/**
 * SQL: the edition that a value of the setting `edition` stands for on a Shanghai day, by default today: itself, or for
 * `current` that of the day, as `editionOn` of the domain says.
 */
export const editionOfSettingSql = (
  value: string,
  day = 'app.shanghai_day(app.now())',
): string => `case when ${value} <> '${currentEdition}' then ${value}
  else coalesce((select e.edition from (values ${editionsByDay}) e(day, edition)
    where e.day <= ${day} order by e.day desc limit 1), '${foundingEdition}') end`;

/** SQL: the edition in force. */
export const editionInForceSql = `(select ${editionOfSettingSql(`value #>> '{}'`)} from app.settings where name = 'edition')`;
