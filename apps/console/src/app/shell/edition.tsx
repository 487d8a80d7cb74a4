import { useQuery } from '@tanstack/react-query';
import { Popover, Tag } from 'antd';
import { Link } from 'react-router';
import { type EditionInForce, editionInForceDocument } from '../../generated/setting.ts';
import { t } from '../providers/i18n.ts';
import { queryOf } from '../providers/queries.ts';
import styles from './shell.module.css';
import { editionTexts } from './texts.ts';

const editionQuery = { ...queryOf(['settings', 'edition'], editionInForceDocument, {}), staleTime: 300_000 };
export const useEdition = () => useQuery(editionQuery).data;

/** In what the rules in force differ from those of the day. */
export function EditionDifferences({ differences }: Pick<EditionInForce, 'differences'>) {
  return (
    <ul className={styles.differences}>
      {differences.map(({ here, today }) => (
        <li key={here}>{t(editionTexts.differs, { here, today })}</li>
      ))}
    </ul>
  );
}

/** Says that the desk works by rules that are not those of the day; nothing otherwise. */
export function EditionTag() {
  const edition = useEdition();
  if (edition === undefined || edition.isCurrent) return null;
  return (
    <Popover title={t(editionTexts.title)} content={<EditionDifferences differences={edition.differences} />}>
      <Link to="/rules" aria-label={`${edition.label}: ${t(editionTexts.title)}`}>
        <Tag>{edition.label}</Tag>
      </Link>
    </Popover>
  );
}
