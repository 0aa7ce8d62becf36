"""How many keys, clicks and drags a reviewer needs to turn suggestions into gold."""
