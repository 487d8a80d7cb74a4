import { Alert, Button, List } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { openPlanDocument, planPreviewDocument } from '../../generated/plan.ts';
import type { ResultOf } from '../../graphql.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import type { RecordOptions } from './choose-documents.ts';
import { newOrderTexts } from './texts.ts';

/** Why an order or a plan is not possible. */
export const sentences = (reasons: RecordOptions['orderOptions'][number]['reasons']): string =>
  reasons.map(({ message, suggestion }) => `${message} · ${suggestion}`).join(' · ');

interface PlansProps {
  readonly record: RecordOptions;
  readonly websiteId: string | null;
}

/** Several orders for what one may not do: shown with their steps before they are opened. */
export function Plans({ record, websiteId }: PlansProps) {
  const refusedMoves = record.changeRules.filter(({ answer }) => answer === 'FORBIDDEN');
  if (record.planOptions.length === 0) return null;
  return (
    <Section title={t(newOrderTexts.plans)} lead={t(newOrderTexts.plansLead)}>
      {refusedMoves.length === 0 ? null : (
        <ul>
          {refusedMoves.map(({ move, label, wayOut }) => (
            <li key={move}>
              {label} {wayOut}
            </li>
          ))}
        </ul>
      )}
      <List
        size="small"
        dataSource={record.planOptions}
        rowKey="plan"
        renderItem={(option) => (
          <List.Item style={{ paddingInline: 0 }}>
            <Plan option={option} recordId={record.id} websiteId={websiteId} />
          </List.Item>
        )}
      />
    </Section>
  );
}

const DAY_S = 86_400;

type Preview = Extract<ResultOf<typeof planPreviewDocument>['planPreview'], { __typename: 'PlanPreview' }>;

interface PlanProps {
  readonly option: RecordOptions['planOptions'][number];
  readonly recordId: string;
  readonly websiteId: string | null;
}

function Plan({ option: { plan, label, between, possible, reasons }, ...of }: PlanProps) {
  const navigate = useNavigate();
  const [preview, setPreview] = useState<Preview>();
  const show = useAction({
    send: async (_: undefined) => (await request(planPreviewDocument, { ...of, plan })).planPreview,
    onDone: (made) => setPreview(made),
  });
  const open = useAction({
    send: (_: undefined, key) => send(openPlanDocument, { ...of, plan, key }),
    onDone: ({ steps: [first] }) => void navigate(`/orders/${first?.orderId}/fill`),
  });
  return (
    <div>
      <Button disabled={!possible} loading={show.isBusy} onClick={() => show.act(undefined)}>
        {label}
      </Button>{' '}
      <Faint>{possible ? between : sentences(reasons)}</Faint>
      {preview === undefined ? null : (
        <Alert
          type="info"
          style={{ marginTop: 8 }}
          message={preview.steps.map(({ kindLabel }, nth) => `${nth + 1}. ${kindLabel}`).join(' → ')}
          description={t(preview.stillSeconds > 0 ? newOrderTexts.planDays : newOrderTexts.planDaysOpen, {
            n: Math.ceil(preview.mostSeconds / DAY_S),
            still: Math.ceil(preview.stillSeconds / DAY_S),
          })}
          action={
            <Button type="primary" loading={open.isBusy} onClick={() => open.act(undefined)}>
              {t(newOrderTexts.openPlan)}
            </Button>
          }
        />
      )}
    </div>
  );
}
