import { forecastFields, forecastTimesFields } from '@beian/domain/forecast';
import { registerEnumType } from 'type-graphql';
import { objectType } from '../schema/object-type.ts';

export const ForecastDimensions = { CLOCK: 'CLOCK', PROVINCE: 'PROVINCE', REVIEWER: 'REVIEWER' } as const;
registerEnumType(ForecastDimensions, {
  name: 'ForecastDimension',
  description: 'Along what a forecast is summed. Since 2026-11.',
  valuesConfig: {
    CLOCK: { description: '阶段 By stage: the duty' },
    PROVINCE: { description: '省份 By province' },
    REVIEWER: { description: '审核人员 By whom it is assigned to' },
  },
});

export const ForecastTimes = objectType(forecastTimesFields);

export const Forecast = objectType(forecastFields);
