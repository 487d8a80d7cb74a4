import {
  CheckCircleFilled,
  ClockCircleOutlined,
  EyeOutlined,
  MinusCircleOutlined,
  ReloadOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { materials } from '@beian/domain/filing';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../../app/providers/client.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import { readMaterialAgainDocument } from '../../generated/paper.ts';
import type { Item, PaperStatement as Statement } from '../../order/documents.ts';
import { useAction } from '../form/use-send.ts';
import page from '../page.module.css';
import { readingTexts } from './texts.ts';

/** A sign of its own for each verdict, so that colour is not the only cue. */
const signs: Readonly<Record<Statement['verdict'], ReactNode>> = {
  COMPLETE: <CheckCircleFilled className={page.ok} aria-hidden />,
  INCOMPLETE: <MinusCircleOutlined aria-hidden />,
  DOUBTFUL: <EyeOutlined aria-hidden />,
  WRONG: <WarningFilled className={page.bad} aria-hidden />,
};

/** What a scan as a whole says. */
export function PaperStatement({ item: { paperStatement } }: { item: Pick<Item, 'paperStatement'> }) {
  if (paperStatement === null) return null;
  const { verdict, verdictLabel, text } = paperStatement;
  return (
    <p className={page.small} data-verdict={verdict}>
      {signs[verdict]} {t(readingTexts.statement, { verdict: verdictLabel, text })}
    </p>
  );
}

/** The scans that show a value and that were not read yet: until then it is not compared with them. */
export function UnreadPapers({ item: { unreadPapers } }: { item: Pick<Item, 'unreadPapers'> }) {
  if (unreadPapers.length === 0) return null;
  const list = unreadPapers.map((kind) => t(labelOf(materials, kind))).join(t(readingTexts.comma));
  return (
    <p className={page.small}>
      <ClockCircleOutlined aria-hidden /> {t(readingTexts.notCompared, { list })}
    </p>
  );
}

/** States in which a scan may be read again: it neither waits nor is without a reader. */
const settled: readonly Item['paperState'][] = ['READ', 'UNREADABLE', 'NOT_READ'];

interface ReadAgainProps {
  readonly orderId: string;
  readonly item: Pick<Item, 'label' | 'paperState' | 'material'>;
}

/** Has a scan read anew by the machine. */
export function ReadAgain({ orderId, item: { label, paperState, material } }: ReadAgainProps) {
  const { act, isBusy } = useAction({
    send: (kind: NonNullable<Item['material']>['kind'], key) =>
      send(readMaterialAgainDocument, { id: orderId, material: kind, key }),
    stale: [
      ['order', orderId],
      ['fill', orderId],
    ],
  });
  if (material === null || !settled.includes(paperState)) return null;
  return (
    <Button
      size="small"
      type="link"
      icon={<ReloadOutlined aria-hidden />}
      loading={isBusy}
      aria-label={t(readingTexts.againOf, { material: label })}
      onClick={() => act(material.kind)}
    >
      {t(readingTexts.again)}
    </Button>
  );
}
