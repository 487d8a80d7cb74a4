import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import type { Retention as RetentionKindRow } from '../../generated/retention.ts';
import { changeRetentionDocument, retentionDocument, retentionPreviewDocument } from '../../generated/retention.ts';
import type { FieldRow } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { SecondLine } from '../../ui/list-page/cells.tsx';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { retentionTexts, settingsNavTexts, settingsTexts } from './texts.ts';

const grouped = (n: number): string => n.toLocaleString('en-US');

/**
 * Retention time of each kind of data, its reason, and what the job has deleted. The API decides who may change it, and names the
 * source of each bound.
 */
export function RetentionPage() {
  const query = useQuery(queryOf(['retention'], retentionDocument, {}));
  return (
    <Loaded query={query}>
      {({ kinds, fileSweep }) => (
        <Page
          title={t(settingsNavTexts.retention)}
          lead={[
            t(retentionTexts.lead),
            ...(kinds.some((one) => one.mayChange) ? [] : [t(settingsTexts.readOnly)]),
            fileSweep === null
              ? t(retentionTexts.noSweep)
              : t(retentionTexts.sweep, {
                  at: fullTime(fileSweep.at),
                  files: grouped(fileSweep.files),
                  orphans: fileSweep.orphans,
                  missing: fileSweep.missing,
                }),
          ].map((line) => <div key={line}>{line}</div>)}
        >
          <DataTable
            name={t(settingsNavTexts.retention)}
            rows={kinds}
            idOf={({ kind }) => kind}
            columns={[
              {
                key: 'kind',
                title: retentionTexts.kind,
                kind: 'head',
                cell: ({ label, holds }) => (
                  <>
                    {label}
                    <SecondLine>{holds}</SecondLine>
                  </>
                ),
              },
              {
                key: 'why',
                title: retentionTexts.why,
                cell: ({ why, least, leastDays, ruleId }) => (
                  <>
                    {why}
                    {least === null ? null : (
                      <SecondLine>
                        {leastDays === null || ruleId === null
                          ? null
                          : `${t(retentionTexts.least, { n: leastDays })} · `}
                        {least}
                      </SecondLine>
                    )}
                  </>
                ),
              },
              {
                key: 'kept',
                title: retentionTexts.kept,
                width: 260,
                cell: (row) => <Kept row={row} />,
              },
              {
                key: 'done',
                title: retentionTexts.done,
                width: 190,
                cell: ({ days, deleted, ranAt }) =>
                  days === null ? (
                    '—'
                  ) : (
                    <>
                      {grouped(deleted)}
                      <SecondLine>
                        {ranAt === null ? t(retentionTexts.notRun) : t(retentionTexts.ran, { at: fullTime(ranAt) })}
                      </SecondLine>
                    </>
                  ),
              },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}

/** How long the kind is kept, since what and who chose it; an administrator changes it in place. */
function Kept({ row }: { row: RetentionKindRow }) {
  const [editing, setEditing] = useState(false);
  return (
    <>
      {editing && row.days !== null ? (
        <DaysForm row={row} days={row.days} onClose={() => setEditing(false)} />
      ) : (
        <>
          {row.days === null ? t(retentionTexts.noDays) : t(retentionTexts.days, { n: row.days })}
          {row.mayChange ? (
            <Button
              type="link"
              size="small"
              aria-label={t(retentionTexts.editOf, { kind: row.label })}
              onClick={() => setEditing(true)}
            >
              {t(retentionTexts.edit)}
            </Button>
          ) : null}
        </>
      )}
      <SecondLine>{row.days === null ? row.since : t(retentionTexts.since, { since: row.since })}</SecondLine>
      {row.changedAt === null ? null : (
        <SecondLine>{t(settingsTexts.changed, { at: fullTime(row.changedAt), by: row.changedBy ?? '' })}</SecondLine>
      )}
    </>
  );
}

interface FormProps {
  readonly row: RetentionKindRow;
  readonly days: number;
  readonly onClose: () => void;
}

/** Form for another number of days, with the number of rows that would be deleted at once. */
function DaysForm({ row: { kind, label }, days: from, onClose }: FormProps) {
  const [typed, setTyped] = useState(from);
  const days: FieldRow<number> = {
    control: 'number',
    label: t(retentionTexts.daysOf, { kind: label }),
    hideLabel: true,
    required: true,
    unit: retentionTexts.daysUnit,
  };
  return (
    <FormPage
      label={t(retentionTexts.daysOf, { kind: label })}
      rows={{ days }}
      initial={{ days: from }}
      onChange={(values) => setTyped(values.days)}
      edits
      send={(values, key) => send(changeRetentionDocument, { kind, ...values, from, key })}
      done={() => t(retentionTexts.saved, { kind: label })}
      stale={[['retention']]}
      ok={t(commonTexts.save)}
      onDone={onClose}
      onClose={onClose}
    >
      <Preview kind={kind} days={typed} />
    </FormPage>
  );
}

function Preview({ kind, days }: { kind: RetentionKindRow['kind']; days: number }) {
  const { data: due, error } = useQuery(queryOf(['retentionPreview'], retentionPreviewDocument, { kind, days }));
  return (
    <Typography.Text type="secondary" role="status">
      {error
        ? t(retentionTexts.previewFailed)
        : due == null
          ? t(retentionTexts.previewing)
          : t(due.dueIsCapped ? retentionTexts.previewMore : retentionTexts.preview, { n: grouped(due.due) })}
    </Typography.Text>
  );
}
