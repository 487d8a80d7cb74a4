import { provinceCodes } from '@beian/domain/province';
import { t } from '../../app/providers/i18n.ts';
import { provinceName, shortProvince } from '../../ui/province-name.ts';
import { commonTexts } from '../../ui/texts.ts';
import { ownRulesTexts } from './texts.ts';

/** Provinces in a cell; all of them in two words. */
export const ProvinceNames = ({ codes }: { codes: readonly string[] }) => (
  <>
    {codes.length === provinceCodes.length
      ? t(ownRulesTexts.everywhere)
      : codes.map((code) => shortProvince(provinceName(code))).join(t(commonTexts.and))}
  </>
);
