import { Alert, Flex, Progress, Select } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { type RulePreview, type RulePreviewItem, rulePreviewOrdersDocument } from '../../generated/rule-preview.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { OrderLink, SecondLine } from '../../ui/list-page/cells.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { fullTime } from '../../ui/time.ts';
import { previewTexts } from './texts.ts';

/** Poll interval while the worker judges, ms. */
export const PREVIEW_ASK_MS = 1500;
export const previewKey = ['rulePreview'] as const;

/** How far a preview is. `version`: of the draft as it is now. */
export function PreviewState({ preview, version = preview.version }: { preview: RulePreview; version?: number }) {
  const { judged, total, state, endedAt, day, refusalsChanged } = preview;
  if (state !== 'DONE')
    return (
      <Flex vertical role="status">
        {preview.stateLabel} {t(previewTexts.judged, { n: judged, total: total ?? '…' })}
        <Progress percent={total ? Math.floor((100 * judged) / total) : 0} status="active" />
      </Flex>
    );
  return (
    <>
      <p>{t(previewTexts.done, { n: judged, day, at: endedAt === null ? '' : fullTime(endedAt) })}</p>
      {refusalsChanged === 0 ? null : <p>{t(previewTexts.refusalsChanged, { n: refusalsChanged })}</p>}
      {preview.version < version ? <Alert type="warning" showIcon message={t(previewTexts.old)} /> : null}
    </>
  );
}

/** What a preview has found: by outcome, by partner, and the orders. */
export function PreviewResult({ preview: { id, counts, partners } }: { preview: RulePreview }) {
  /** Place among the counts; -1: all orders. */
  const [at, setAt] = useState(-1);
  const chosen = counts[at];
  const filter = chosen && { part: chosen.part, outcome: chosen.outcome };
  const orders = usePages<RulePreviewItem>([...previewKey, 'orders', id, at], async (after, signal) => {
    const variables = { previewId: id, filter: filter ?? null, first: 25, after };
    return (await request(rulePreviewOrdersDocument, variables, signal)).rulePreviewOrders;
  });
  return (
    <>
      <ListCard<RulePreview['counts'][number]>
        title={t(previewTexts.counts)}
        rows={counts}
        idOf={({ part, outcome }) => `${part} ${outcome}`}
        empty={previewTexts.nothing}
        columns={[
          { key: 'outcome', title: previewTexts.outcome, kind: 'head', cell: (row) => row.outcomeLabel },
          { key: 'part', title: previewTexts.part, cell: (row) => row.partLabel },
          { key: 'orders', title: previewTexts.orders, width: 100, cell: (row) => row.orders },
        ]}
      />
      {counts.length === 0 ? null : (
        <>
          <ListCard<RulePreview['partners'][number]>
            title={t(previewTexts.partners)}
            rows={partners}
            idOf={({ part, partnerId }) => `${part} ${partnerId}`}
            empty={previewTexts.nothing}
            columns={[
              { key: 'partner', title: previewTexts.partner, kind: 'head', cell: (row) => row.partnerName },
              { key: 'part', title: previewTexts.part, cell: (row) => row.partLabel },
              { key: 'orders', title: previewTexts.orders, width: 100, cell: (row) => row.orders },
            ]}
          />
          <ListCard<RulePreviewItem>
            title={t(previewTexts.orders)}
            {...orders}
            idOf={(row) => row.id}
            empty={previewTexts.nothing}
            actions={
              <Flex gap={8} wrap>
                <Select<number>
                  aria-label={t(previewTexts.outcome)}
                  style={{ minWidth: 240 }}
                  value={at}
                  onChange={setAt}
                  options={[
                    { value: -1, label: t(previewTexts.all) },
                    ...counts.map((row, nth) => ({
                      value: nth,
                      label: `${row.partLabel} · ${row.outcomeLabel} ${row.orders}`,
                    })),
                  ]}
                />
                <Download list="rulePreviewOrders" filter={{ previewId: id, ...filter }} />
              </Flex>
            }
            columns={[
              {
                key: 'order',
                title: previewTexts.order,
                kind: 'head',
                width: 220,
                cell: (row) => (
                  <>
                    <OrderLink id={row.orderId} number={row.orderNumber} />
                    <SecondLine>{[row.partnerName, row.provinceName].filter(Boolean).join(' · ')}</SecondLine>
                  </>
                ),
              },
              { key: 'part', title: previewTexts.part, width: 180, cell: (row) => row.decisionLabel ?? row.partLabel },
              {
                key: 'effects',
                title: previewTexts.outcome,
                cell: (row) => row.effects.map((effect) => <div key={effect}>{effect}</div>),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
