import { Alert } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { EditionDifferences, useEdition } from '../../app/shell/edition.tsx';
import { editionTexts } from '../../app/shell/texts.ts';

/** Above the board of a real installation: it works by an old edition. */
export function EditionWarning() {
  const edition = useEdition();
  if (edition === undefined || edition.isCurrent || edition.isDemonstration) return null;
  return (
    <Alert
      type="warning"
      showIcon
      message={t(editionTexts.warning, { edition: edition.label })}
      description={<EditionDifferences differences={edition.differences} />}
      action={<Link to="/settings">{t(editionTexts.choose)}</Link>}
    />
  );
}
