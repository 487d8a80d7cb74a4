import { type SettingName, type SettingView, settingNames, settingRow } from '@beian/domain/settings';
import { type Actor, hasAnyRole } from '@beian/domain/staff';
import { fillTemplate, type Language } from '@beian/domain/text';
import type { Tx } from '../transaction/tx.ts';

interface Row {
  name: SettingName;
  value: string | boolean;
  changedAt: string | null;
  changedBy: string | null;
  drafts: number;
  waiting: number;
}

/** Every setting that can be changed, with its choices; the counts in the questions are current. */
export async function loadSettings(tx: Tx, actor: Actor, language: Language): Promise<SettingView[]> {
  const { rows } = await tx.client.query<Row>(
    `/* loadSettings */ select s.name, s.value, app.iso(s.changed_at) as "changedAt", s.changed_by as "changedBy",
       (select count(*)::int from app.orders where state = 'DRAFT' and round = 0) as drafts,
       (select count(*)::int from app.timers where raises = 'lapse' and closed_at is null and fired_at is null
         and due_at <= app.now()) as waiting
     from app.settings s where s.name = any($1)`,
    [settingNames],
  );
  return settingNames.flatMap((name) => {
    const row = rows.find((one) => one.name === name);
    if (row === undefined) return [];
    const { label, description: explains, by, choices, text } = settingRow(name);
    const mayChange = actor.kind === 'staff' && hasAnyRole(actor, by);
    return [
      {
        name,
        label: label[language],
        explains: explains[language],
        value: choices.find((one) => one.stored === row.value)?.value ?? String(row.value),
        changedAt: row.changedAt,
        changedBy: row.changedBy,
        mayChange,
        text:
          text === undefined
            ? null
            : { maxLength: text.maxLength, rule: text.says[language], lines: text.lines ?? false },
        choices: choices.map((one) => ({
          value: one.value,
          label: one.label[language],
          brings: one.effects.map((line) => line[language]),
          inForce: one.stored === row.value,
          confirm:
            mayChange && one.stored !== row.value
              ? fillTemplate(one.confirm, { drafts: row.drafts, waiting: row.waiting })[language]
              : null,
        })),
      },
    ];
  });
}
