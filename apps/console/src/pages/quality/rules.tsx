import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { spotCheckBounds } from '@beian/domain/quality';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import {
  changeSecondLookRulesDocument,
  type SecondLookRules as SpotCheckRules,
  secondLookRulesDocument,
} from '../../generated/spot-check.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Section } from '../../ui/page.tsx';
import { RequiredMark } from '../../ui/required-mark.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { settingsTexts } from '../settings/texts.ts';
import { spotCheckRulesTexts } from './spot-check-texts.ts';

type Row = SpotCheckRules['classes'][number];
/** Percentages of a class, in the order of their columns. */
const shares = ['approvals', 'grouped', 'returns'] as const;

/** The rules of spot checks, one row per class of tenure; an administrator edits them in place. */
export function SpotCheckRulesCard() {
  const query = useQuery({
    ...queryOf(['spotCheckRules'], secondLookRulesDocument, {}),
  });
  const [editing, setEditing] = useState(false);
  const rules = query.data;
  if (rules === undefined) return null;
  return (
    <Section
      title={t(spotCheckRulesTexts.title)}
      lead={
        <>
          {t(spotCheckRulesTexts.explains)}
          <br />
          {rules.changedAt === null
            ? t(settingsTexts.asInstalled)
            : t(settingsTexts.changed, { at: fullTime(rules.changedAt), by: rules.changedBy ?? '' })}
        </>
      }
      actions={
        rules.mayChange && !editing ? (
          <Button onClick={() => setEditing(true)}>{t(spotCheckRulesTexts.edit)}</Button>
        ) : null
      }
    >
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
                cell: ({ belowDays }) =>
                  belowDays === null ? t(spotCheckRulesTexts.rest) : t(spotCheckRulesTexts.below, { n: belowDays }),
              },
              ...shares.map((key) => ({ key, title: spotCheckRulesTexts[key], kind: 'number' as const })),
            ]}
          />
          <Faint>{t(spotCheckRulesTexts.patienceSays, { n: rules.patienceDays })}</Faint>
        </>
      )}
    </Section>
  );
}

function Form({ rules, onClose }: { rules: SpotCheckRules; onClose: () => void }) {
  const [rows, setRows] = useState<readonly Row[]>(rules.classes);
  const [patienceDays, setPatienceDays] = useState(rules.patienceDays);
  const { act, isBusy } = useAction({
    send: ({ classes, ...given }: { classes: readonly Row[]; patienceDays: number }, key) =>
      send(changeSecondLookRulesDocument, {
        ...given,
        classes: classes.map(({ belowDays, approvals, returns, grouped }) => ({
          belowDays,
          approvals,
          returns,
          grouped,
        })),
        seen: rules.changedAt,
        key,
      }),
    done: () => t(spotCheckRulesTexts.saved),
    onDone: onClose,
    stale: [['spotCheckRules']],
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
      onSubmit={(event) => {
        event.preventDefault();
        act({ classes: rows, patienceDays });
      }}
    >
      <Flex vertical gap={12}>
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
                    prefix={t(spotCheckRulesTexts.under)}
                    suffix={t(spotCheckRulesTexts.daysUnit)}
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
        <Flex align="center" gap={8}>
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
            value={patienceDays}
            onChange={(value) => setPatienceDays(value ?? 1)}
          />
        </Flex>
        <Flex wrap gap={8}>
          <Button icon={<PlusOutlined aria-hidden />} disabled={rows.length >= spotCheckBounds.classes} onClick={add}>
            {t(spotCheckRulesTexts.add)}
          </Button>
          <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t(spotCheckRulesTexts.save)}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
