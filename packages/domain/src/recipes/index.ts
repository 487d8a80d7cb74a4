export {
  fillIn,
  missingNames,
  type Recipe,
  type RecipeStep,
  type RecipeUpload,
  readRecipe,
  valueAt,
} from './recipe.ts';
