import { currentEdition, dayOfEdition, foundingEdition } from '@beian/domain/province';
import { editionOn, ruleDays } from '@beian/domain/settings';

const editionsByDay = ruleDays
  .map((day) => editionOn(day))
  .map((edition) => `('${dayOfEdition(edition)}', '${edition}')`)
  .join(', ');

const today = 'app.shanghai_day(app.now())';

/** SQL: the edition of the program's rules that a value of the setting `edition` stands for on a Shanghai day. */
export const shippedEditionSql = (
  value: string,
  day = today,
): string => `case when ${value} <> '${currentEdition}' then ${value}
  else coalesce((select e.edition from (values ${editionsByDay}) e(day, edition)
    where e.day <= ${day} order by e.day desc limit 1), '${foundingEdition}') end`;

/**
 * SQL: the edition that a value of the setting `edition` stands for on a Shanghai day, by default today: itself, or for
 * `current` that of the day, as `editionOn` of the domain says; with the day of the installation's own rules.
 */
export const editionOfSettingSql = (value: string, day = today): string =>
  `concat(${shippedEditionSql(value, day)}, (select '+' || to_char(max(v.day), 'YYYY-MM-DD')
    from app.own_rules w cross join lateral (values (w.from_day), (w.until_day)) v(day) where v.day <= (${day})::date))`;

/** SQL: the edition in force. */
export const editionInForceSql = `(select ${editionOfSettingSql(`value #>> '{}'`)} from app.settings where name = 'edition')`;
