import { Button } from 'antd';
import { t } from '../app/providers/i18n.ts';
import { commonTexts } from './texts.ts';

interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** Loads the next rows of a list, if there are more. */
export function LoadMoreButton({ query }: MoreProps) {
  return query.hasNextPage ? (
    <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t(commonTexts.more)}
    </Button>
  ) : null;
}
