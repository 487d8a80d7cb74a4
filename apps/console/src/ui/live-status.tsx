import { Badge, Flex } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../app/providers/i18n.ts';
import { useConnection } from '../app/providers/live.ts';
import { Faint } from './list-page/cells.tsx';
import { liveTexts } from './texts.ts';

const colours = { connecting: 'warning', live: 'success', lost: 'error' } as const;

/** Whether the page gets live events, and of when its figures are. */
export function LiveStatus({ children }: { readonly children: ReactNode }) {
  const connection = useConnection();
  return (
    <Flex component="span" role="status" align="baseline" gap="0 8px" wrap>
      <Badge status={colours[connection]} text={t(liveTexts[connection])} />
      <Faint>{children}</Faint>
    </Flex>
  );
}
