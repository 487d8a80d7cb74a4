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

/** Of which province, as SQL, and on which Shanghai day, by default today. Without a province: of all of them. */
interface EditionOf {
  readonly province?: string;
  readonly day?: string;
}

/**
 * SQL: the edition that a value of the setting `edition` stands for: itself, or for `current` that of the day, as `editionOn` of the
 * domain says; with the last day on which one of the installation's own rules that concern the province began or ended;
 * cancelled ones did neither.
 */
export const editionOfSettingSql = (value: string, { province, day = today }: EditionOf = {}): string =>
  `concat(${shippedEditionSql(value, day)}, (select '+' || to_char(max(v.day), 'YYYY-MM-DD')
    from app.own_rules w cross join lateral (values (w.from_day), (w.until_day)) v(day)
    where v.day <= (${day})::date and w.until_day is distinct from w.from_day${province === undefined ? '' : ` and w.rule -> 'in' ? ${province}`}))`;

/** SQL: the edition in force in a province, by which its orders are judged; a rule of another province does not change it. */
export const editionInForceIn = (province: string): string =>
  `(select ${editionOfSettingSql(`value #>> '{}'`, { province })} from app.settings where name = 'edition')`;

/** SQL: the edition in force, with the own rules of every province: what the desk shows and pages of several provinces read. */
export const editionInForceSql = `(select ${editionOfSettingSql(`value #>> '{}'`)} from app.settings where name = 'edition')`;
