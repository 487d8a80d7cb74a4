import type { FilterRows } from '@beian/domain/filter';
import { Button } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { PageInfo } from '../../order/documents.ts';
import type { ListView } from '../list-view.ts';
import { commonTexts } from '../texts.ts';

/** Where a page of a list begins: at most one cursor. */
export type PageStart = Pick<ListView<FilterRows>, 'after' | 'before'>;
export const firstPage: PageStart = { after: null, before: null };

export interface PageButtonsProps {
  readonly at: PageStart;
  readonly info: (Pick<PageInfo, 'hasNextPage'> & Partial<PageInfo>) | undefined;
  readonly readsBack?: boolean;
  readonly onShow: (at: PageStart) => void;
}

/** To the first, the previous and the next page of a list; nothing where it has one page. */
export function PageButtons({ at, info, readsBack, onShow }: PageButtonsProps) {
  const isFirst = at.after === null && at.before === null;
  if (isFirst && !info?.hasNextPage) return null;
  const buttons = [
    { label: commonTexts.firstPage, isOff: isFirst, to: firstPage },
    ...(readsBack
      ? [
          {
            label: commonTexts.previous,
            isOff: !info?.hasPreviousPage,
            to: { after: null, before: info?.startCursor ?? null },
          },
        ]
      : []),
    { label: commonTexts.next, isOff: !info?.hasNextPage, to: { after: info?.endCursor ?? null, before: null } },
  ];
  return buttons.map(({ label, isOff, to }) => (
    <Button key={label.en} type="text" size="small" disabled={isOff} onClick={() => onShow(to)}>
      {t(label)}
    </Button>
  ));
}
