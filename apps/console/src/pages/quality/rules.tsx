import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { spotCheckBounds } from '@beian/domain/quality';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import {
  changeSecondLookRulesDocument,
  type SecondLookRules as SpotCheckRules,
  secondLookRulesDocument,
} from '../../generated/spot-check.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { newKey } from '../../ui/new-key.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { settingsTexts } from '../settings/texts.ts';
import styles from './rules.module.css';
import { spotCheckRulesTexts } from './spot-check-texts.ts';

type Row = SpotCheckRules['classes'][number];
/** Percentages of a class, in the order of their columns. */
const shares = ['approvals', 'grouped', 'returns'] as const;

/** The rules of spot checks, one row per class of tenure; an administrator edits them in place. */
export function SpotCheckRulesCard() {
  const t = useT();
  const query = useQuery({
    queryKey: ['spotCheckRules'],
    queryFn: async () => (await request(secondLookRulesDocument, {})).secondLookRules,
  });
  const [editing, setEditing] = useState(false);
  const rules = query.data;
  if (rules === undefined) return null;
  const daysText = (belowDays: number | null) =>
    belowDays === null ? t(spotCheckRulesTexts.rest) : t(spotCheckRulesTexts.below, { n: belowDays });
  return (
    <section className={styles.card} aria-label={t(spotCheckRulesTexts.title)}>
      <header>
        <h2>{t(spotCheckRulesTexts.title)}</h2>
        <p>{t(spotCheckRulesTexts.explains)}</p>
        <p className={styles.faint}>
          {rules.changedAt === null
            ? t(settingsTexts.asInstalled)
            : t(settingsTexts.changed, { at: fullTime(rules.changedAt), by: rules.changedBy ?? '' })}
        </p>
      </header>
      {editing ? (
        <Form rules={rules} onClose={() => setEditing(false)} />
      ) : (
        <>
          <DataTable
            name={t(spotCheckRulesTexts.title)}
            rows={rules.classes}
            idOf={({ belowDays }) => String(belowDays)}
            columns={[
              {
                key: 'days',
                title: spotCheckRulesTexts.days,
                kind: 'head',
                cell: ({ belowDays }) => daysText(belowDays),
              },
              ...shares.map((name) => ({
                key: name,
                title: spotCheckRulesTexts[name],
                kind: 'number' as const,
                cell: (row: Row) => row[name],
              })),
            ]}
          />
          <p className={styles.faint}>{t(spotCheckRulesTexts.patienceSays, { n: rules.patienceDays })}</p>
          {rules.mayChange ? <Button onClick={() => setEditing(true)}>{t(spotCheckRulesTexts.edit)}</Button> : null}
        </>
      )}
    </section>
  );
}

function Form({ rules, onClose }: { rules: SpotCheckRules; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = useRef(newKey());
  const [rows, setRows] = useState<readonly Row[]>(rules.classes);
  const [lapseAfterDays, setLapseAfterDays] = useState(rules.patienceDays);
  const save = useMutation({
    mutationFn: () =>
      send(changeSecondLookRulesDocument, {
        classes: rows.map(({ belowDays, approvals, returns, grouped }) => ({
          belowDays,
          approvals,
          returns,
          grouped,
        })),
        patienceDays: lapseAfterDays,
        seen: rules.changedAt,
        key: key.current,
      }),
    onSuccess: (answer) => {
      key.current = newKey();
      if (answer.__typename === 'ActionRefused') {
        void message.warning(answer.reasons.map((one) => one.message).join(' · '), 5);
        if (answer.code === 'STALE') void client.invalidateQueries({ queryKey: ['spotCheckRules'] });
        return;
      }
      void message.success(t(spotCheckRulesTexts.saved));
      void client.invalidateQueries({ queryKey: ['spotCheckRules'] });
      onClose();
    },
    onError: () => message.error(t(spotCheckRulesTexts.failed)),
  });
  const change = (at: number, part: Partial<Row>) =>
    setRows(rows.map((row, nth) => (nth === at ? { ...row, ...part } : row)));
  const add = () => {
    const last = rows.at(-1) as Row;
    const before = rows.at(-2)?.belowDays ?? 0;
    setRows([...rows.slice(0, -1), { ...last, belowDays: before + 90 }, last]);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <DataTable
        name={t(spotCheckRulesTexts.title)}
        rows={rows.map((row, at) => ({ ...row, at }))}
        idOf={({ at }) => String(at)}
        columns={[
          {
            key: 'days',
            title: spotCheckRulesTexts.days,
            kind: 'head',
            cell: ({ belowDays, at }) =>
              belowDays === null ? (
                t(spotCheckRulesTexts.rest)
              ) : (
                <NumberInput
                  aria-label={t(spotCheckRulesTexts.belowLabel, { nth: at + 1 })}
                  addonBefore={t(spotCheckRulesTexts.under)}
                  addonAfter={t(spotCheckRulesTexts.daysUnit)}
                  min={1}
                  max={spotCheckBounds.belowDays}
                  precision={0}
                  value={belowDays}
                  onChange={(value) => change(at, { belowDays: value ?? 1 })}
                />
              ),
          },
          ...shares.map((name) => ({
            key: name,
            title: spotCheckRulesTexts[name],
            cell: ({ at, ...row }: Row & { at: number }) => (
              <NumberInput
                aria-label={t(spotCheckRulesTexts.labels[name], { nth: at + 1 })}
                min={0}
                max={100}
                value={row[name]}
                onChange={(value) => change(at, { [name]: value ?? 0 })}
              />
            ),
          })),
          {
            key: 'remove',
            title: commonTexts.actions,
            kind: 'actions',
            cell: ({ belowDays, at }) =>
              belowDays === null ? null : (
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t(spotCheckRulesTexts.removeRow, { nth: at + 1 })}
                  onClick={() => setRows(rows.filter((_, nth) => nth !== at))}
                />
              ),
          },
        ]}
      />
      <span className={styles.patience}>
        <label htmlFor="patience">
          {t(spotCheckRulesTexts.patience)}
          <RequiredMark />
        </label>
        <NumberInput
          id="patience"
          aria-required
          min={1}
          max={spotCheckBounds.lapseDays}
          precision={0}
          value={lapseAfterDays}
          onChange={(value) => setLapseAfterDays(value ?? 1)}
        />
      </span>
      <span className={styles.buttons}>
        <Button icon={<PlusOutlined aria-hidden />} disabled={rows.length >= spotCheckBounds.classes} onClick={add}>
          {t(spotCheckRulesTexts.add)}
        </Button>
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(spotCheckRulesTexts.save)}
        </Button>
      </span>
    </form>
  );
}
