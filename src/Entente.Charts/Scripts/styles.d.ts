// Vite gathers every imported style into the one that the report inlines.
declare module "*.css";
